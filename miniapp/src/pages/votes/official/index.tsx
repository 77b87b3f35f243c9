export { OfficialScreen as default } from '../../../features/votes/screens/official.screen.tsx'
