export { NominateScreen as default } from '../../../features/votes/screens/nominate.screen.tsx'
