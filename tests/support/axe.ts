import axe, { type Result } from 'axe-core'
import type { Page } from 'playwright-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const described = (violation: Result) =>
  [
    `${violation.id} (${violation.impact ?? 'unrated'}): ${violation.help}`,
    ...violation.nodes.map(
      (node) => `    ${node.target.join(' ')}  ${node.failureSummary?.replaceAll('\n', ' ') ?? ''}`,
    ),
  ].join('\n')

/** Everything on the page that breaks WCAG 2.2 AA as far as a machine can tell, or only these rules; one text per rule. */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Evaluated rather than added as a script: the page's content security policy would refuse it.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source)
  // The other results name every element of the page: carried here they would take most of the time.
  const violations = await page.evaluate<Result[]>(
    `axe
      .run(document, { runOnly: ${JSON.stringify(rules ?? standards)}, resultTypes: ['violations'] })
      .then((results) => results.violations)`,
  )
  return violations.map(described)
}

/** Fails the test with every violation on the page, and where it stands. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const violations = await axeViolations(page)
  if (violations.length > 0) throw new Error(`${page.url()} is not accessible:\n${violations.join('\n')}`)
}
