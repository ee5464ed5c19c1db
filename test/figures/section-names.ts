/** The names of sections that a command is called with. */
import { sectionNames, type SectionName } from './figures.ts'

/**
 * The sections of these names; all without a name.
 *
 * @throws {Error} that lists the names, for another one.
 */
export function sectionsOf(names: readonly string[]): readonly SectionName[] {
  const unknown = names.filter((name) => !sectionNames.some((known) => known === name))
  if (unknown.length > 0) {
    throw new Error(
      `There is no section '${unknown.join("', '")}'. Sections: ${sectionNames.join(', ')}.`
    )
  }
  return names.length === 0 ? sectionNames : sectionNames.filter((name) => names.includes(name))
}
