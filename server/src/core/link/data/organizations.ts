/**
 * Organizations that news calls by several names, one a line: Wikidata id or `-`, then the names, the one to be shown
 * first. Names that differ in full stops, case or "Inc." need not be repeated. Facts collected by this project (CC0).
 */
export const ORGANIZATIONS = `
Q1065 United Nations|UN|United Nations Organization|UNO
Q37470 UN Security Council|United Nations Security Council|UNSC|Security Council
Q47423 UN General Assembly|United Nations General Assembly|UNGA
Q7184 NATO|North Atlantic Treaty Organization|North Atlantic Treaty Organisation|North Atlantic Alliance
Q458 European Union|EU
Q8880 European Commission
Q8889 European Parliament
Q8901 European Central Bank|ECB
Q7817 World Health Organization|World Health Organisation|WHO
Q7804 International Monetary Fund|IMF
Q7164 World Bank
Q7825 World Trade Organization|World Trade Organisation|WTO
Q7795 OPEC|Organization of the Petroleum Exporting Countries|Organisation of the Petroleum Exporting Countries
Q7768 ASEAN|Association of Southeast Asian Nations|Association of South East Asian Nations
Q7159 African Union|AU
Q7172 Arab League|League of Arab States
Q41550 OECD|Organisation for Economic Co-operation and Development|Organization for Economic Cooperation and Development
Q81299 OSCE|Organization for Security and Co-operation in Europe|Organisation for Security and Cooperation in Europe|Organization for Security and Cooperation in Europe
Q7809 UNESCO|United Nations Educational, Scientific and Cultural Organization
Q740308 UNICEF|United Nations Children's Fund|UN Children's Fund
Q132551 UNHCR|United Nations High Commissioner for Refugees|UN High Commissioner for Refugees|UN Refugee Agency|United Nations Refugee Agency
Q41984 International Atomic Energy Agency|IAEA
Q8475 Interpol|International Criminal Police Organization
- Europol|European Police Office
Q47488 International Criminal Court|ICC
Q7801 International Court of Justice|ICJ
- World Food Programme|World Food Program|WFP|UN World Food Programme|U.N. World Food Program
- International Committee of the Red Cross|ICRC
- Doctors Without Borders|Médecins Sans Frontières|MSF
- Human Rights Watch|HRW
- International Organization for Migration|International Organisation for Migration|IOM
- International Labour Organization|International Labor Organization|International Labour Organisation|ILO
- Food and Agriculture Organization|Food and Agriculture Organisation|FAO
- Asian Development Bank|ADB
- African Development Bank|AfDB
- Economic Community of West African States|ECOWAS
- Southern African Development Community|SADC
- Gulf Cooperation Council|GCC
- Commonwealth of Nations|Commonwealth
- Organization of American States|Organisation of American States|OAS
- Organisation of Islamic Cooperation|Organization of Islamic Cooperation|OIC
- International Olympic Committee|IOC
- World Anti-Doping Agency|WADA
Q253414 FIFA|Fédération Internationale de Football Association
- UEFA|Union of European Football Associations
Q2429253 Islamic State|IS|ISIS|ISIL|Daesh|Daech|Islamic State of Iraq and Syria|Islamic State of Iraq and the Levant|Islamic State in Iraq and the Levant|Islamic State in Iraq and Syria|Islamic State of Iraq and al-Sham|Islamic State group|Isis/Isil
Q34490 al-Qaeda|al-Qaida|Qaeda
- al-Shabaab|al-Shabab|Shabaab|Shabab
Q42418 Taliban|Taleban
Q38799 Hamas
Q41053 Hezbollah|Hizbollah|Hizbullah|Hezbullah
- Kurdistan Workers' Party|PKK
- Palestine Liberation Organization|Palestine Liberation Organisation|PLO
- Palestinian Authority|Palestinian National Authority
- Islamic Revolutionary Guard Corps|IRGC|Revolutionary Guards|Revolutionary Guard|Iranian Revolutionary Guard Corps|Iran's Revolutionary Guards
- Irish Republican Army|IRA
- African National Congress|ANC
Q9531 BBC|British Broadcasting Corporation
Q40469 Associated Press|The Associated Press
Q130879 Reuters|Reuters News Agency
- Agence France-Presse|AFP
- Deutsche Presse-Agentur|dpa
- Deutsche Welle|DW
- New York Times|NYT|NY Times
- Washington Post|WaPo
- Wall Street Journal|WSJ
- Financial Times|FT
- Xinhua|Xinhua News Agency
- TASS|ITAR-TASS
Q37230 CIA|Central Intelligence Agency|US Central Intelligence Agency
Q8333 FBI|Federal Bureau of Investigation|US Federal Bureau of Investigation
Q121194 National Security Agency|NSA|US National Security Agency
Q23548 NASA|National Aeronautics and Space Administration
- Pentagon|US Department of Defense|US Defense Department|Department of Defense|Defense Department|United States Department of Defense
- US State Department|State Department|US Department of State|Department of State|United States Department of State
- US Department of Justice|US Justice Department|Justice Department|Department of Justice|United States Department of Justice|DOJ
- US Treasury Department|Treasury Department|US Treasury|Department of the Treasury|US Department of the Treasury|United States Department of the Treasury
- US Department of Homeland Security|Department of Homeland Security|DHS|Homeland Security
- US Department of Agriculture|United States Department of Agriculture|USDA
- US Air Force|United States Air Force|USAF
- US Navy|United States Navy
- US Army|United States Army
- US Marine Corps|United States Marine Corps|USMC|US Marines
- US Supreme Court|United States Supreme Court|Supreme Court of the United States|SCOTUS
- US Congress|United States Congress
- US Senate|United States Senate
- US House of Representatives|United States House of Representatives
- Federal Reserve|US Federal Reserve|Federal Reserve System|Fed|Federal Reserve Board
- Environmental Protection Agency|EPA|US Environmental Protection Agency
- Food and Drug Administration|FDA|US Food and Drug Administration
- Centers for Disease Control and Prevention|CDC|US Centers for Disease Control and Prevention|Centers for Disease Control
- Federal Aviation Administration|FAA|US Federal Aviation Administration
- Federal Communications Commission|FCC|US Federal Communications Commission
- Federal Trade Commission|FTC|US Federal Trade Commission
- Securities and Exchange Commission|SEC|US Securities and Exchange Commission
- Internal Revenue Service|IRS
- Drug Enforcement Administration|DEA
- National Transportation Safety Board|NTSB
- Democratic Party|US Democratic Party
- Republican Party|GOP|Grand Old Party
- Downing Street|No 10|Number 10|10 Downing Street|Number Ten
- House of Commons|Commons|UK House of Commons
- House of Lords|UK House of Lords
- Labour Party|Labour|UK Labour Party|British Labour Party
- Conservative Party|Conservatives|Tories|Tory Party|UK Conservative Party
- Liberal Democrats|Lib Dems|Liberal Democratic Party (UK)
- Scottish National Party|SNP
- UK Independence Party|Ukip
- Democratic Unionist Party|DUP
- Bank of England|BoE
- National Health Service|NHS
- Royal Air Force|RAF|UK RAF
- Metropolitan Police|Met Police|Metropolitan Police Service|Scotland Yard
- Ministry of Defence|MoD|UK Ministry of Defence|United Kingdom Ministry of Defence|British Ministry of Defence
- Foreign Office|Foreign and Commonwealth Office|FCO|UK Foreign Office|British Foreign Office
- Christian Democratic Union|CDU
- Christian Social Union|CSU
- Alternative for Germany|AfD
- Social Democratic Party of Germany|SPD
- Bharatiya Janata Party|BJP
- Chinese Communist Party|Communist Party of China|CCP|CPC
- People's Liberation Army|PLA|Chinese People's Liberation Army
- Federal Security Service|FSB
Q37156 IBM|International Business Machines|International Business Machines Corporation
Q2283 Microsoft|Microsoft Corporation
- General Motors|GM|General Motors Corporation|General Motors Company
- General Electric|GE|General Electric Company
- Hewlett-Packard|HP
- Volkswagen|VW|Volkswagen Group
- BMW|Bayerische Motoren Werke
- BP|British Petroleum
- Royal Dutch Shell|Shell
- AT&T
- Procter & Gamble|P&G
- JPMorgan Chase|JP Morgan|JPMorgan|JP Morgan Chase
- Walmart|Wal-Mart|Wal-Mart Stores
- McDonald's
- Royal Navy|British Royal Navy
- British Army
- Royal Canadian Mounted Police|RCMP
- Royal Australian Navy
- Royal Canadian Navy
- Al Jazeera|Al-Jazeera|Aljazeera
Q48340 CNN|Cable News Network
- ITV
- National Public Radio|NPR
- Bloomberg News
- Der Spiegel
- Le Monde
- El País
- Red Cross
- Red Crescent
- Amnesty International
- Oxfam
- Greenpeace
- Save the Children
- World Economic Forum|WEF
- World Meteorological Organization|World Meteorological Organisation|WMO
- European Court of Justice|ECJ
- European Court of Human Rights|ECHR
- Council of Europe
- European Medicines Agency|EMA
- European Investment Bank|EIB
- Bank of Japan|BOJ|BoJ
- International Energy Agency|IEA
- International Air Transport Association|IATA
- International Federation of Association Football
- International Association of Athletics Federations|IAAF
Q312 Apple|Apple Inc.|Apple Computer
Q95 Google|Google LLC|Google Inc.
Q66 Boeing|Boeing Company
- Airbus|Airbus SE
- Lockheed Martin|Lockheed Martin Corporation
- Northrop Grumman
- BAE Systems
- Rolls-Royce
- Bombardier
- Embraer
- Raytheon
Q248 Intel|Intel Corporation
- Advanced Micro Devices|AMD
- Nvidia
- Qualcomm
- Cisco|Cisco Systems
- Dell
- Lenovo
- Huawei|Huawei Technologies
- Samsung Electronics
- LG Electronics
Q41187 Sony|Sony Corporation
- Panasonic
- Hitachi
- Fujitsu
- Nintendo
Q1418 Nokia
- Ericsson
- Vodafone
- Verizon|Verizon Communications|Verizon Wireless
- T-Mobile
- Deutsche Telekom
- Telefónica
- Netflix
- Twitter
- YouTube
- eBay
- PayPal
- Uber|Uber Technologies
- Airbnb
- Alibaba|Alibaba Group
- Tencent
- Toyota Motor|Toyota Motor Corporation
- Honda Motor|Honda Motor Company
- Nissan|Nissan Motor
- Hyundai Motor|Hyundai Motor Company
- Ford Motor Company|Ford Motor
- Chrysler|Chrysler Group
- Fiat
- Renault
- Peugeot
- Daimler
- Mercedes-Benz
- Tesla|Tesla Motors
- Siemens
- BASF
- Bayer
- ThyssenKrupp
- ExxonMobil|Exxon Mobil|Exxon
- Chevron|Chevron Corporation
- ConocoPhillips
- Gazprom
- Rosneft
- Lukoil
- Saudi Aramco|Aramco
- Petrobras
- Rio Tinto
- BHP|BHP Billiton
- Glencore
- ArcelorMittal
- Nestlé
- Unilever
- Coca-Cola|Coca-Cola Company
- PepsiCo
- Starbucks
- Tesco
- Sainsbury's|J Sainsbury
- Marks & Spencer|M&S
- Ikea
- Carrefour
- Pfizer
- GlaxoSmithKline|GSK
- AstraZeneca
- Novartis
- Roche
- Sanofi
- Merck
- Johnson & Johnson
- Goldman Sachs|Goldman Sachs Group
- Morgan Stanley
- Bank of America
- Citigroup
- Wells Fargo
- Lehman Brothers
- HSBC
- Barclays
- Lloyds Banking Group
- Royal Bank of Scotland|RBS
- Standard Chartered
- Deutsche Bank
- Commerzbank
- BNP Paribas
- Société Générale
- Crédit Agricole
- UBS
- Credit Suisse
- UniCredit
- Moody's
- Standard & Poor's|S&P
- KPMG
- PricewaterhouseCoopers|PwC
- Deloitte
- Ernst & Young
- McKinsey
- Walt Disney Company|Disney|Walt Disney
- Warner Bros.|Warner Brothers
- Universal Studios
- Lufthansa|Deutsche Lufthansa
- British Airways
- Air France
- Ryanair
- EasyJet
- KLM
- American Airlines
- United Airlines
- Southwest Airlines
- Singapore Airlines
- Qantas
- FedEx
- DHL
- Maersk
- Foxconn
- Nike
- Adidas
- Universities UK
- Massachusetts General Hospital
- California Institute of Technology|Caltech
- Harvard University|Harvard
- Yale University|Yale
- Stanford University
- European Space Agency|ESA
- New York Stock Exchange|NYSE
- Fannie Mae|Federal National Mortgage Association|FNMA
- Freddie Mac|Federal Home Loan Mortgage Corporation|FHLMC
- London Stock Exchange|LSE
- Securities and Exchange Board of India|SEBI
- Reserve Bank of India|RBI
- Commonwealth Scientific and Industrial Research Organisation|CSIRO
- National Basketball Association|NBA
- National Football League|NFL
- Major League Baseball|MLB
- National Hockey League|NHL
- Massachusetts Institute of Technology|MIT
- London School of Economics|LSE|London School of Economics and Political Science
- University of California, Los Angeles|UCLA
`;
