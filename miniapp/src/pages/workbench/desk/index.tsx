export { DeskScreen as default } from '../../../features/workbench/screens/desk.screen.tsx'
