/** What --help prints. */
export const HELP = `Usage: hono-http-errors check URL [options]

Sends well-formed and malformed requests to a server and reports which rules of the HTTP RFCs its
responses violate. Any server can be checked, with or without Hono.

  hono-http-errors check http://127.0.0.1:3000 --path /books/1
  hono-http-errors check https://localhost:8443 --insecure --level SHOULD --junit result.xml

What is sent
  --path PATH            a path of the app, with its query; can be repeated. A path that is not there
                         is always asked as well.
  --method METHOD        only this method: GET, HEAD, POST, DELETE, OPTIONS or UNKNOWN; can be repeated
  --unsafe               also send POST, DELETE and an unknown method to PATH. They can change data.
  --yes-this-is-mine     allow a host other than localhost, 127.0.0.0/8 and ::1
  --insecure             accept a TLS certificate that no known authority has signed
  --timeout MILLISECONDS the longest time of one exchange (3000)

What is reported
  --level LEVEL          the lowest level: MUST (default), SHOULD, or OUGHT for what RFCs advise
  --ignore RULE          the id of a rule that is not reported; can be repeated
  --json                 print the report as JSON
  --junit FILE           also write the report as JUnit XML

  -h, --help             print this text
  -v, --version          print the version

Colours are used if the terminal has them; NO_COLOR and FORCE_COLOR change that.

Exit codes
  0  no findings at the level
  1  findings at the level
  2  nothing could be asked, or the arguments are wrong
`
