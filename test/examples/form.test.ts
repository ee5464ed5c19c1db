/** The example of a form that comes back with its errors. */
import { describe, expect, test } from 'vitest'
import { app } from '../../examples/form.tsx'

async function send(values: Record<string, string>): Promise<Response> {
  return app.request('/sign-up', { method: 'POST', body: new URLSearchParams(values) })
}

describe('the form', () => {
  test('An empty form has no error', async () => {
    const response = await app.request('/sign-up')
    expect(response.status).toBe(200)
    expect(await response.text()).not.toContain('aria-invalid')
  })

  test('A form with wrong values comes back as a 422 with the values, and the errors at their fields', async () => {
    const response = await send({ name: 'Ada "<b>"', email: 'ada' })
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8')
    const text = await response.text()
    expect(text).toContain('<title>Error: sign up</title>')
    expect(text).toContain('value="Ada &quot;&lt;b&gt;&quot;"')
    expect(text).toContain('value="ada" aria-invalid="true" aria-describedby="email-error"')
    expect(text).toContain(
      '<span id="email-error">Enter an address such as you@example.org.</span>'
    )
    expect(text).not.toContain('name-error')
  })

  test('A fault that the schema cannot find is at its field, too', async () => {
    const response = await send({ name: 'Ada', email: 'ada@example.org' })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('<span id="email-error">This address is taken.</span>')
  })

  test('A form with correct values is a redirect', async () => {
    const response = await send({ name: 'Ada', email: 'a@example.org' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/welcome')
  })

  test('Content that is no form is a 400 of httpErrors', async () => {
    const response = await app.request('/sign-up', {
      method: 'POST',
      body: 'x',
      headers: { 'Content-Type': 'multipart/form-data; boundary=a' },
    })
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })
})
