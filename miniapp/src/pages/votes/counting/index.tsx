export { CountingScreen as default } from '../../../features/votes/screens/counting.screen.tsx'
