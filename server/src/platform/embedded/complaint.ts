/**
 * The first thing PostgreSQL's programs complained of in `text`, without its time and rank and with no full stop; the last
 * line when nothing looks like a complaint.
 */
export function complaint(text: string): string {
  const lines = text.trim().split('\n')
  const found = lines.find((line) => /FATAL|PANIC|error:/.test(line) && !line.includes('is starting up'))
  return (found ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC|LOG|error):\s*/, '').replace(/\.$/, '')
}
