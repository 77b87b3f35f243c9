/** What the owner of a browser will recognise in the list of devices, such as `Chrome · Windows`. */
export function deviceLabel(): string {
  const agent = navigator.userAgent
  const browser = [
    ['MicroMessenger', '微信'],
    ['Edg/', 'Edge'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ].find(([mark = '']) => agent.includes(mark))
  const system = [
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['HarmonyOS', 'HarmonyOS'],
    ['Android', 'Android'],
    ['Windows', 'Windows'],
    ['Mac OS', 'Mac'],
    ['Linux', 'Linux'],
  ].find(([mark = '']) => agent.includes(mark))
  return `${browser?.[1] ?? 'Browser'} · ${system?.[1] ?? 'Web'}`
}

export const devicePlatform = 'h5' as const
