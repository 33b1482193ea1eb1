import { describe, expect, it } from 'vitest'
import { Signer } from './Signer.ts'

// A published example of Standard Webhooks, so that nobody agrees only with himself.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
const TIME_S = 1_614_265_330
const BODY = '{"test": 2432232314}'
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='

const signer = new Signer(SECRET)
const headers = signer.headers(ID, TIME_S, BODY)

describe('Signer', () => {
  it('signs the published example as published', () => {
    expect(headers).toEqual({
      'webhook-id': ID,
      'webhook-timestamp': String(TIME_S),
      'webhook-signature': SIGNATURE,
    })
  })

  it('accepts what it signed, also among other signatures', () => {
    expect(signer.isGenuine(headers, BODY, TIME_S + 299)).toBe(true)
    const several = { ...headers, 'webhook-signature': `v1,AAAA v1a,BBBB ${SIGNATURE}` }
    expect(signer.isGenuine(several, BODY, TIME_S)).toBe(true)
  })

  it.each([
    ['another body', headers, `${BODY} `, TIME_S],
    ['another id', { ...headers, 'webhook-id': 'msg_other' }, BODY, TIME_S],
    ['another time', { ...headers, 'webhook-timestamp': String(TIME_S + 1) }, BODY, TIME_S],
    [
      'another secret',
      new Signer('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA').headers(ID, TIME_S, BODY),
      BODY,
      TIME_S,
    ],
    ['another scheme', { ...headers, 'webhook-signature': SIGNATURE.replace('v1,', 'v1a,') }, BODY, TIME_S],
    ['a signature cut short', { ...headers, 'webhook-signature': SIGNATURE.slice(0, -1) }, BODY, TIME_S],
    ['no headers', {}, BODY, TIME_S],
    ['a call of six minutes ago', headers, BODY, TIME_S + 360],
    ['a call of the future', headers, BODY, TIME_S - 360],
  ])('refuses %s', (_, given, body, nowS) => {
    expect(signer.isGenuine(given, body, nowS)).toBe(false)
  })
})
