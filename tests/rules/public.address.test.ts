import { isPublicAddress } from '../../server/src/platform/outbound/public.address.ts'
import { postOutside } from '../../server/src/platform/outbound/public.post.ts'

describe('an address of the internet', () => {
  it.each(['8.8.8.8', '114.114.114.114', '223.255.255.1', '2400:3200::1', '2606:4700::1111'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
    ...['192.168.1.1', '198.18.0.1', '192.0.2.1', '203.0.113.9', '224.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', 'fe80::1', 'fd00::1', 'ff02::1', '64:ff9b::7f00:1'],
    ...['2001:db8::1', '2002:7f00:1::', '2001::1', 'localhost', '', '127.1'],
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('posting outside', () => {
  it.each([
    'http://liren.example/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://localhost/',
    'https://169.254.169.254/latest',
    'https://0x7f.1/',
    'https://2130706433/',
  ])('refuses %s before anything is sent', async (url) => {
    await expect(postOutside(new URL(url), { headers: {}, body: '{}' }, 2_000)).rejects.toThrow(
      'not an address of the internet',
    )
  })
})
