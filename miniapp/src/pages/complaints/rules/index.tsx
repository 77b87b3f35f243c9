export { DispatchRulesScreen as default } from '../../../features/complaints/screens/rules.screen.tsx'
