export { ProposalsScreen as default } from '../../../features/points/screens/proposals.screen.tsx'
