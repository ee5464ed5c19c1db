/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The form that asks the backend: plain GET, so that each answer has an address. */
import type { ErrorStatus } from 'hono-http-errors'
import {
  languageTags,
  LONGEST_ACCEPT,
  methods,
  presetNames,
  presets,
  versions,
  type Question,
} from './question.ts'
import { samplesOf } from './samples.ts'
import { written } from './source.ts'

export const QuestionForm = ({ question }: { question: Question }) => {
  const { status, sample, method, version, preset, own, language } = question
  return (
    <form class="ask" method="get" action={`/statuses/${status}#answer`}>
      <Choice name="method" label="Method" options={methods} chosen={method} />
      <Choice
        name="version"
        label="HTTP version"
        options={versions}
        chosen={version}
        show={(name) => `HTTP/${name}`}
      />
      <Choice
        name="language"
        label="Accept-Language"
        options={languageTags}
        chosen={language}
        show={(tag) => `${tag} · ${languageName(tag)}`}
      />
      <SampleChoice status={status} chosen={sample} />
      <Choice
        name="accept"
        label="Accept, a preset"
        wide
        options={presetNames}
        chosen={preset}
        show={(name) => `${name} · ${short(presets[name])}`}
      />
      <p class="wide">
        <label for="own">Accept of your own</label>
        <input
          id="own"
          name="own"
          value={own}
          maxlength={LONGEST_ACCEPT}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder="text/html;q=0.5, application/json"
          aria-describedby="own-hint"
        />
        <span id="own-hint" class="hint">
          Where it is filled in, it is sent instead of the preset.
        </span>
      </p>
      <p class="send">
        <button type="submit">Send the request</button>
      </p>
    </form>
  )
}

const SampleChoice = ({ status, chosen }: { status: ErrorStatus; chosen: number }) => {
  const samples = samplesOf(status)
  if (samples.length < 2) return <></>
  return (
    <Choice
      name="sample"
      label="Thrown with"
      options={samples.map((_, index) => String(index))}
      chosen={String(chosen)}
      show={(index) => short((samples[Number(index)] ?? []).map(written).join(', '))}
    />
  )
}

interface ChoiceProps<Name extends string> {
  readonly name: string
  readonly label: string
  readonly options: readonly Name[]
  readonly chosen: Name
  readonly show?: (option: Name) => string
  /** Whether it takes two columns. */
  readonly wide?: boolean
}

const Choice = <Name extends string>(props: ChoiceProps<Name>) => {
  const { name, label, options, chosen, show, wide = false } = props
  return (
    <p class={wide ? 'wide' : ''}>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {options.map((option) => (
          <option value={option} selected={option === chosen}>
            {show ? show(option) : option}
          </option>
        ))}
      </select>
    </p>
  )
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function languageName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
}
