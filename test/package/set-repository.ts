/** `npm run repository -- https://github.com/owner/name "Author <mail>"`: writes both to every place. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  addressOf,
  filesWithAddresses,
  holderOf,
  jsrName,
  repositoryOf,
  rewritten,
  textOfFile,
  type Repository,
} from './repository.ts'

const [address, author, ...more] = process.argv.slice(2)

try {
  if (author !== undefined && (holderOf(author).trim() === '' || /[\r\n]/.test(author))) {
    throw new Error(`The author must be a name on one line; received '${author}'.`)
  }
  if (more.length > 0) {
    throw new Error(
      `Only an address and an author are expected; received '${more.join("', '")}' too. Put the author in quotes.`
    )
  }
  write(repositoryOf(address))
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure)
  process.exitCode = 1
}

function write(to: Repository): void {
  const changed = filesWithAddresses().filter((path) => {
    const text = textOfFile(path)
    const result = rewritten(path, text, to, author)
    if (result === text) return false
    writeFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), result)
    return true
  })
  console.log(`The repository is ${addressOf(to)}. Written: ${changed.join(', ') || 'nothing'}.`)
  if (jsrName(to) === undefined) {
    console.log(
      `JSR accepts no scope '@${to.owner}': set "name" of .jsr.json to a scope that you have there.`
    )
  }
}
