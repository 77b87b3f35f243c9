export { accountActor, communityActor } from './roles.actor.store.ts'
