/** Runs once before the first test that needs the tests' own database cluster. */
export default async function setup() {}
