export { OpeningScreen as default } from '../../../features/points/screens/opening.screen.tsx'
