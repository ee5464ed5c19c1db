import { bundlers, writeEntry, gzippedBytes } from '/work/h/soak/main/test/bench/bundle.ts'
import { unpackInto } from '/work/h/soak/main/test/bench/packed-package.ts'
import { budgets } from '/work/h/soak/main/test/bench/budgets.ts'
const project = '/work/h/soak/main/test/output/sz'
unpackInto(project)
for (const { name, code, held } of budgets.filter((b) => ['tiny','tiny-json','not-found','main'].includes(b.name)))
  console.log(name, held, (await Promise.all(Object.values(bundlers).map(async (b) => gzippedBytes(await b(writeEntry(project, name, code)))))).join(' '))
