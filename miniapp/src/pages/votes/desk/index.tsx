export { VoteDeskScreen as default } from '../../../features/votes/screens/desk.screen.tsx'
