/** `npm run index`: writes the index of guides and public paths. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { INDEX_FILE, llmsIndex } from './llms-index.ts'

writeFileSync(fileURLToPath(new URL(`../../${INDEX_FILE}`, import.meta.url)), llmsIndex())
