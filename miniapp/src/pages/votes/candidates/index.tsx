export { CandidatesScreen as default } from '../../../features/votes/screens/candidates.screen.tsx'
