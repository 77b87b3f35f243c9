export { TurnoutScreen as default } from '../../../features/votes/screens/turnout.screen.tsx'
