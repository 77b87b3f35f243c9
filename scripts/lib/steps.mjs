const tickEvery = 10_000

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/** Says what is being done, that it still is (every ten seconds), and how long it took. Resolves to what `work` gives. */
export async function step(doing, work) {
  const began = Date.now()
  console.log(`› ${doing} …`)
  const ticks = setInterval(() => console.log(`  … ${Math.round((Date.now() - began) / 1000)} s`), tickEvery)
  try {
    const result = await work()
    console.log(`✓ ${doing}: ${seconds(Date.now() - began)}`)
    return result
  } finally {
    clearInterval(ticks)
  }
}
