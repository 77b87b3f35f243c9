export { MeritsScreen as default } from '../../../features/points/screens/merits.screen.tsx'
