export { accountActor, actorOf, communityActor } from './roles.actor.store.ts'
