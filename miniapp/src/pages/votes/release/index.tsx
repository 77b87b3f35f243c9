export { ReleaseScreen as default } from '../../../features/votes/screens/release.screen.tsx'
