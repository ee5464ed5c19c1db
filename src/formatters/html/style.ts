/** The style of the built-in page: one column, light and dark, from 320 px up. */

import type { Palette } from './palette.ts'

/** The whole style sheet. */
export function pageStyle(light: Palette, dark: Palette): string {
  const schemes = `:root{color-scheme:light dark;${variables(light)}}@media (prefers-color-scheme:dark){:root{${variables(dark)}}}`
  return schemes + LAYOUT.replaceAll('\n', '')
}

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, color]) => `--${name}:${color}`)
    .join(';')
}

/** One rule a line, without the white space that no browser needs: pages contain it as it is here. */
const LAYOUT = `
*{box-sizing:border-box}
body{margin:0;min-height:100vh;min-height:100svh;display:flex;flex-direction:column;background:var(--background);color:var(--text);font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
header,main{width:100%;max-width:44rem;margin:0 auto;padding:1.5rem}
header{font-weight:600}
header a{color:inherit;text-decoration:none}
main{margin:auto;padding-bottom:12vh}
p,h1{margin:0 0 1rem;text-wrap:pretty}
h1{font-size:clamp(1.75rem,7vw,2.75rem);line-height:1.15;text-wrap:balance}
a{color:var(--accent);text-underline-offset:.2em}
a:hover{text-decoration-thickness:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
.status{margin:0 0 .5rem;color:var(--accent);font-size:clamp(4.5rem,24vw,8rem);font-weight:800;line-height:1;letter-spacing:-.04em}
.detail{font-size:1.1875rem;white-space:pre-line}
ul{margin:0 0 1rem;padding:0;list-style:none;border:1px solid var(--line);border-radius:.5rem}
li{padding:.6rem 1rem}
li+li{border-top:1px solid var(--line)}
li strong{display:block}
.outlook,footer{color:var(--muted)}
strong{color:var(--text);font-weight:600}
nav{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem 1.5rem;margin:2rem 0}
.main{padding:.6rem 1.25rem;border:1px solid transparent;border-radius:.5rem;background:var(--accent);color:var(--onAccent);font-weight:600;text-decoration:none}
.main:hover{text-decoration:underline}
footer{border-top:1px solid var(--line);padding-top:1rem;font-size:.9375rem}
pre,code{font:.875rem/1.6 ui-monospace,monospace;color:var(--text)}
pre{margin:.5rem 0 1rem;white-space:pre-wrap}
summary{cursor:pointer;width:fit-content}
@media (prefers-reduced-motion:no-preference){main{animation:rise .3s ease-out}@keyframes rise{from{opacity:0;transform:translateY(.5rem)}}}`
