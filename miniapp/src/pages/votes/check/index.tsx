export { CheckScreen as default } from '../../../features/votes/screens/check.screen.tsx'
