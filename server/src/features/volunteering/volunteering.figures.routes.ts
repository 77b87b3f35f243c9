import { figures } from '@liren/shared/volunteering.figures'
import type { Routes } from '../../platform/http/routes.ts'
import { figuresFile, figuresOf } from './volunteering.figures.service.ts'
import { mayApprove } from './volunteering.policy.ts'

export function volunteeringFiguresRoutes(routes: Routes): void {
  routes.community(figures.read, mayApprove, ({ db, actor }) => figuresOf(db, actor))
  routes.community(figures.file, mayApprove, ({ db, actor }) => figuresFile(db, actor))
}
