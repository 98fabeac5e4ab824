/// Every check there is, in the order of the numbers.
let allChecks: [any Check.Type] = []
