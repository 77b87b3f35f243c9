// First: the libraries behind the next line lean on it as they load.
import '../../platform/old.engines.ts'

export { fingerprintOf, receiptCode, receiptIn, type Receipt } from '@liren/shared/votes.signed'
