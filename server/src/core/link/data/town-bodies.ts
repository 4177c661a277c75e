/** Bodies that many towns have under the same name, by their slugs; facts collected by this project (CC0). */
export const TOWN_BODIES = `
administrative-court airport-authority archdiocese art-museum bar-association board-of-aldermen board-of-education board-of-selectmen
board-of-supervisors borough-council botanical-garden chamber-of-commerce chamber-of-commerce-and-industry childrens-hospital
circuit-court city-ballet city-commission city-council city-court city-hall city-hospital city-library city-museum city-opera
city-university commercial-court contemporary-art-museum county-commission county-council county-court court-of-first-instance
criminal-court crown-court diocese district-attorneys-office district-council district-court family-court film-museum fire-brigade
fire-department fire-rescue fire-service general-hospital grand-theater grand-theatre health-board history-museum housing-authority
juvenile-court labor-court labour-court magistrates-court mayors-office medical-university metropolitan-council military-court
museum-of-art museum-of-contemporary-art museum-of-fine-arts museum-of-modern-art museum-of-natural-history municipal-council
municipal-court municipality natural-history-museum opera-ballet opera-house parish-council philharmonic philharmonic-orchestra
planning-board planning-commission police-commission police-department port-authority prosecutors-office public-library
public-prosecutors-office public-schools regional-court regional-hospital royal-infirmary school-board school-district science-museum
sheriffs-department sheriffs-office state-ballet state-opera state-theatre state-university stock-exchange superior-court
symphony-orchestra technical-university town-council town-hall transit-authority transport-authority university-hospital
university-medical-center village-council water-authority water-board zoning-board
`;
