/** The sections of the benchmarks, by the name that `npm run bench -- <name>` knows. */

import type { Row } from './row.ts'
import { growthSection } from './sections/growth.ts'
import { httpSection } from './sections/http.ts'
import {
  happySection,
  pageSection,
  presetSection,
  throwSection,
  unroutedSection,
} from './sections/in-process.ts'
import { importSection } from './sections/import-time.ts'
import { memorySection } from './sections/memory.ts'
import { runtimesSection } from './sections/runtimes.ts'
import { sizeSection } from './sections/size.ts'

export const sections: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  throw: throwSection,
  happy: happySection,
  presets: presetSection,
  unrouted: unroutedSection,
  page: pageSection,
  http: httpSection,
  import: importSection,
  size: sizeSection,
  memory: memorySection,
  growth: growthSection,
  runtimes: runtimesSection,
}
