export { DeleteScreen as default } from '../../../features/privacy/screens/delete.screen.tsx'
