/** A reason not to go on, as one plain sentence for the person at the keyboard. */
export class Fault extends Error {}

/** Runs `work`; a Fault is printed as its sentence alone, anything else with its stack; both end the process with 1. */
export async function orSayWhy(work) {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Fault ? error.message : error)
    process.exit(1)
  }
}
