export { DecisionScreen as default } from '../../../features/votes/screens/decision.screen.tsx'
