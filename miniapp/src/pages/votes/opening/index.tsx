export { OpeningScreen as default } from '../../../features/votes/screens/opening.screen.tsx'
