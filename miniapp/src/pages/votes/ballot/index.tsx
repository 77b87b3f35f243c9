export { BallotScreen as default } from '../../../features/votes/screens/ballot.screen.tsx'
