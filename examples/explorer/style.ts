/** The style sheet: one column on a phone, two where there is room, light and dark. */

/** The icon of the explorer's tab. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#3451b2"/><path d="M9 11l5 5-5 5M17 21h7" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`

const LIGHT = `
  --background: #f7f8fa; --surface: #ffffff; --sunken: #f0f2f6; --text: #1b1f27; --muted: #565e6c; --mark: #4a515e;
  --line: #dfe3ea; --edge: #858d9b; --accent: #3451b2; --on-accent: #ffffff;
  --one: #0b6472; --two: #1a6b37; --three: #6b3fb0; --four: #8f4a00; --five: #b3261e;`

const DARK = `
  --background: #14161b; --surface: #1b1e25; --sunken: #101217; --text: #e7eaf0; --muted: #a3abb9; --mark: #b4bbc8;
  --line: #2d323c; --edge: #767f8e; --accent: #9db2ff; --on-accent: #10131a;
  --one: #62cbd9; --two: #74d391; --three: #c0a6f5; --four: #f3b26b; --five: #ff9a91;`

const LAYOUT = `
* { box-sizing: border-box }
html { scroll-padding-top: 5rem; -webkit-text-size-adjust: 100% }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column;
  background: var(--background); color: var(--text);
  font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere;
}
main, .foot, .bar-in { width: 100%; max-width: 76rem; margin: 0 auto; padding: 0 1rem }
main { flex: 1; padding-top: 1.5rem; padding-bottom: 3rem }
p, ul, dl, dd, h1, h2, h3 { margin: 0; padding: 0 }
ul { list-style: none }
a { color: var(--accent); text-underline-offset: .2em }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .25rem }
.c1 { --class: var(--one) } .c2 { --class: var(--two) } .c3 { --class: var(--three) }
.c4 { --class: var(--four) } .c5 { --class: var(--five) }
.skip { position: absolute; left: 1rem; top: -4rem; z-index: 2; padding: .5rem 1rem; background: var(--surface) }
.skip:focus { top: .5rem }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.hint { color: var(--muted); font-size: .875rem }

.bar { position: sticky; top: 0; z-index: 1; background: var(--surface); border-bottom: 1px solid var(--line) }
.bar-in { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; column-gap: 1.5rem; padding-top: .375rem; padding-bottom: .375rem }
.brand { color: inherit; font-weight: 650; text-decoration: none; padding: .25rem 0 }
.bar nav { display: flex; gap: .25rem; margin: 0 -.5rem }
.bar nav a { padding: .25rem .5rem; color: var(--class); font: 600 .875rem/1.5 ui-monospace, monospace; text-decoration: none; border-radius: .375rem }
.bar nav a:hover, .brand:hover { text-decoration: underline }

h1 { font-size: clamp(1.75rem, 5.5vw, 2.75rem); line-height: 1.15; letter-spacing: -.02em; text-wrap: balance }
h2 { font-size: 1.25rem; line-height: 1.3 }
h3 { font-size: 1rem }
.lead { max-width: 44rem; margin-top: .75rem; font-size: 1.125rem; color: var(--muted) }
.find { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin-top: 1.5rem }
.find p { flex: 1 1 10rem; max-width: 28rem }
.find button { width: auto; padding: .375rem 1.5rem }
.found { margin-top: 1.5rem }
.group { margin-top: 2.5rem }
.group h2 { display: flex; align-items: baseline; gap: .75rem }
.group h3 { margin-top: 1.5rem; color: var(--muted); font-weight: 600 }
.digit { color: var(--class); font: 700 1.5rem/1 ui-monospace, monospace }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17.5rem), 1fr)); gap: .75rem; margin-top: .75rem }
.card { position: relative; display: flex; flex-direction: column; gap: .375rem; padding: .875rem 1rem; background: var(--surface); border: 1px solid var(--line); border-radius: .625rem }
.card .name { display: flex; align-items: baseline; gap: .625rem; font-weight: 600; line-height: 1.35 }
.card .code { flex: none; color: var(--class); font: 700 1.125rem/1.2 ui-monospace, monospace }
.card .name a { color: inherit; text-decoration: none }
.card .name a::after { content: ''; position: absolute; inset: 0; border-radius: .625rem }
.card .name a:focus-visible { outline: none }
.card .name a:focus-visible::after { outline: 3px solid var(--accent); outline-offset: 2px }
.linked:hover { border-color: var(--class) }
.linked:hover .name a { text-decoration: underline }
.card .class { color: var(--muted); font-size: .8125rem }
.card .says { font-size: .9375rem; line-height: 1.5 }
.facts { display: flex; flex-wrap: wrap; column-gap: .75rem; margin-top: auto; padding-top: .25rem; color: var(--muted); font-size: .8125rem }

.neighbours { display: flex; justify-content: space-between; gap: 1rem; margin-bottom: 1.25rem; font-size: .9375rem }
.neighbours > * { min-width: 4rem } .neighbours > :nth-child(2) { text-align: center } .neighbours > :last-child { text-align: right }
.number { color: var(--class) }
.about { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 1rem; margin-top: 1.5rem; padding: 1rem 0; border: solid var(--line); border-width: 1px 0 }
dt { color: var(--muted); font-size: .8125rem }
dd { font-weight: 550 }
article section { margin-top: 2.25rem; min-width: 0 }
article h2 + * { margin-top: .75rem }
article h3 { margin-top: 1.25rem; margin-bottom: .375rem; font-size: .9375rem; color: var(--muted); font-weight: 600 }
code, pre { font: .875rem/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
pre { margin: 0; overflow: auto; overflow-wrap: normal; tab-size: 2; border: 1px solid var(--line); border-radius: .625rem; background: var(--sunken) }
.source { padding: .875rem 1rem }
.bytes { max-height: 30rem; padding: .875rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; border-left: 4px solid var(--class) }
.bytes .start { color: var(--class); font-weight: 700 }
.bytes .field { color: var(--accent) }
.bytes .end { margin-left: .375rem; padding: 0 .25rem; border-radius: .25rem; background: var(--line); color: var(--mark); font-style: normal; font-size: .625rem; user-select: none }
.note { margin-top: .75rem; padding: .625rem 1rem; border-left: 4px solid var(--accent); background: var(--surface) }
.bytes + .hint { margin-top: .375rem }
.columns, .wire { display: grid; gap: 0 2rem; grid-template-columns: minmax(0, 1fr) }
.options li + li { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--line) }
.options .option { font-weight: 700; font-size: 1rem }
.options + p, .options + p + p { margin-top: 1rem }
.example { margin-top: .25rem; color: var(--muted) }
.example code { white-space: pre-wrap; color: var(--text) }
.tag { padding: .0625rem .5rem; border: 1px solid var(--edge); border-radius: 1rem; color: var(--muted); font-size: .75rem; font-weight: 600 }
.tag.must { border-color: var(--class); color: var(--class) }

.ask { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 1rem; padding: 1rem; background: var(--surface); border: 1px solid var(--line); border-radius: .625rem }
.ask p { display: flex; flex-direction: column; gap: .25rem; min-width: 0 }
label { font-size: .875rem; font-weight: 600 }
select, input, button { width: 100%; min-height: 2.75rem; padding: .375rem .75rem; border: 1px solid var(--edge); border-radius: .5rem; background: var(--background); color: var(--text); font: inherit }
input { font-family: ui-monospace, monospace; font-size: 1rem }
input::placeholder { color: var(--muted); opacity: 1 }
.ask .send { justify-content: flex-end; grid-column: 1 / -1 }
button { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 650; cursor: pointer }
button:hover { text-decoration: underline; text-underline-offset: .2em }
.preview { display: block; width: 100%; height: 34rem; border: 1px solid var(--line); border-radius: .625rem }
footer { padding: 1.25rem 0 1.5rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem }

@media (min-width: 46rem) {
  main, .foot, .bar-in { padding-left: 2rem; padding-right: 2rem }
  .ask { grid-template-columns: repeat(2, minmax(0, 1fr)) }
  button { width: auto; padding: .375rem 1.5rem }
  .ask .send { align-items: flex-start }
}
@media (min-width: 64rem) {
  .ask { grid-template-columns: repeat(4, minmax(0, 1fr)) }
  .ask .wide { grid-column: span 2 }
  .columns { grid-template-columns: repeat(2, minmax(0, 1fr)) }
  .wire { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) }
}
`

/** What the explorer serves as its style sheet. */
export const STYLE = `:root { color-scheme: light dark;${LIGHT} }
@media (prefers-color-scheme: dark) { :root {${DARK} } }${LAYOUT}`
