export { DemandScreen as default } from '../../../features/votes/screens/demand.screen.tsx'
