import { demo } from '@liren/shared/demo'
import { DomainError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { advanceClock, enterAs, overview, type DemoDeps } from './demo.service.ts'

/** Outside the demo these addresses are there and answer 404 like any unknown one. */
export function demoRoutes(routes: Routes, deps: DemoDeps): void {
  const inDemo = <T>(work: () => Promise<T>): Promise<T> =>
    deps.demo ? work() : Promise.reject(new DomainError('not_found'))
  routes.anyone(demo.overview, () => inDemo(() => overview(deps.pool)))
  routes.anyone(demo.enter, ({ body }) => inDemo(() => enterAs(deps, body.accountId, body.device)))
  routes.anyone(demo.advanceClock, ({ body }) => inDemo(() => advanceClock(deps.pool, body.seconds)))
}
