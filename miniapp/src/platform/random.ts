const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Name of `length` letters that nobody else will choose: tells devices and submissions apart, guards no secret. */
export function randomName(length: number): string {
  const letters = Array.from({ length }, () => alphabet[Math.floor(Math.random() * alphabet.length)])
  return letters.join('')
}
