import { stopCluster } from './cluster.mjs'

/** Runs once after the last test that needed the tests' own database cluster. */
export default async function teardown() {
  await stopCluster()
}
