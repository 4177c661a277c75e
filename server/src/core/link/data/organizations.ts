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
Q253414 FIFA|Fédération Internationale de Football Association|International Federation of Association Football
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
Q40469 Associated Press|The Associated Press|AP
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
- Scottish Parliament|Holyrood
- Northern Ireland Assembly|Stormont Assembly
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
- Metropolitan Police|Met Police|Met|Metropolitan Police Service|Scotland Yard
- Ministry of Defence|MoD|UK Ministry of Defence|United Kingdom Ministry of Defence|British Ministry of Defence
- Home Office|UK Home Office|British Home Office
- Football Association|FA|English Football Association|UK Football Association
- Environment Agency|UK Environment Agency
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
- Royal Dutch Shell|Shell|Shell plc
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
- World Athletics|International Association of Athletics Federations|IAAF
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
- Petrobras|Petróleo Brasileiro
- Codelco|Corporación Nacional del Cobre de Chile|Corporación Nacional del Cobre|National Copper Corporation
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
- Sainsbury's|J Sainsbury|Sainsbury
- Morrisons|Wm Morrison|Wm Morrison Supermarkets|Morrison Supermarkets|William Morrison
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
- Moody's|Moody's Investors Service
- Standard & Poor's|S&P
- KPMG
- PricewaterhouseCoopers|PwC
- Deloitte
- Ernst & Young
- McKinsey
- Walt Disney Company|Disney|Walt Disney
- Warner Bros.|Warner Brothers
- Universal Studios
- Malaysia Airlines|Malaysian Airline System|Malaysian Airlines
- Lufthansa|Deutsche Lufthansa
- British Airways
- Air France
- Ryanair
- EasyJet
- KLM
- American Airlines
- Delta Air Lines|Delta Airlines
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
- United Press International|UPI
- Press Trust of India|PTI
- Korean Central News Agency|KCNA
- Islamic Republic News Agency|IRNA
- Yonhap|Yonhap News Agency
- Kyodo|Kyodo News
- Anadolu Agency|Anadolu
- NBC|National Broadcasting Company
- CBS|Columbia Broadcasting System
- Public Broadcasting Service|PBS
- Canadian Broadcasting Corporation|CBC
- News Corp|News Corporation
- BSkyB|British Sky Broadcasting
- Los Angeles Times|LA Times
- Frankfurter Allgemeine Zeitung|FAZ
- South China Morning Post|SCMP
- Reporters Without Borders|Reporters Sans Frontières|RSF
- Committee to Protect Journalists|CPJ
- UN Development Programme|United Nations Development Programme|UN Development Program|UNDP
- UN Environment Programme|United Nations Environment Programme|UN Environment Program|UNEP
- MONUC|United Nations Mission in the Democratic Republic of Congo|United Nations Organization Mission in the Democratic Republic of the Congo
- MONUSCO|United Nations Organization Stabilization Mission in the Democratic Republic of the Congo
- MINUSTAH|United Nations Stabilization Mission in Haiti
- MINUSMA|United Nations Multidimensional Integrated Stabilization Mission in Mali
- UNIFIL|United Nations Interim Force in Lebanon
- UNAMA|United Nations Assistance Mission in Afghanistan
- UNAMID|United Nations-African Union Mission in Darfur
- UNMISS|United Nations Mission in South Sudan
- UNMIK|United Nations Interim Administration Mission in Kosovo
- KFOR|Kosovo Force
- UNRWA|UN Relief and Works Agency|United Nations Relief and Works Agency
- International Maritime Organization|International Maritime Organisation|IMO
- International Civil Aviation Organization|ICAO
- International Telecommunication Union|ITU
- World Intellectual Property Organization|WIPO
- International Finance Corporation|IFC
- European Bank for Reconstruction and Development|EBRD
- Asia-Pacific Economic Cooperation|APEC
- Commonwealth of Independent States|CIS
- Collective Security Treaty Organization|Collective Security Treaty Organisation|CSTO
- Organisation for the Prohibition of Chemical Weapons|Organization for the Prohibition of Chemical Weapons|OPCW
- International Federation of Red Cross and Red Crescent Societies|IFRC
- World Wildlife Fund|World Wide Fund for Nature|WWF
- International Rescue Committee|IRC
- American Civil Liberties Union|ACLU
- National Rifle Association|NRA
- NAACP|National Association for the Advancement of Colored People
- Revolutionary Armed Forces of Colombia|FARC
- Liberation Tigers of Tamil Eelam|LTTE|Tamil Tigers
- ETA|Euskadi Ta Askatasuna
- Lord's Resistance Army|LRA
- Popular Front for the Liberation of Palestine|PFLP
- Lashkar-e-Taiba|Lashkar-e-Tayyiba|LeT
- Moro Islamic Liberation Front|MILF
- Nusra Front|al-Nusra Front|al-Nusra|Jabhat al-Nusra
- Syrian Democratic Forces|SDF
- Popular Mobilization Forces|Popular Mobilisation Forces|Popular Mobilization Units|Popular Mobilisation Units|Hashd al-Shaabi|Hashed al-Shaabi|Hashid Shaabi
- People's Protection Units|YPG
- Ulster Volunteer Force|UVF
- MI6|Secret Intelligence Service
- GCHQ|Government Communications Headquarters
- Crown Prosecution Service|CPS
- HM Revenue and Customs|HMRC|Revenue and Customs
- Financial Conduct Authority|FCA
- Office for National Statistics|ONS
- Ofcom|Office of Communications
- Trades Union Congress|TUC
- Transport for London|TfL
- US Geological Survey|United States Geological Survey|USGS
- National Oceanic and Atmospheric Administration|NOAA
- National Institutes of Health|NIH
- Transportation Security Administration|TSA
- Federal Emergency Management Agency|FEMA
- Federal Deposit Insurance Corporation|FDIC
- US Secret Service|United States Secret Service|Secret Service
- US Coast Guard|United States Coast Guard
- Immigration and Customs Enforcement|US Immigration and Customs Enforcement|ICE
- Bureau of Alcohol, Tobacco, Firearms and Explosives|Bureau of Alcohol, Tobacco and Firearms|ATF
- National Labor Relations Board|NLRB
- Occupational Safety and Health Administration|OSHA
- US Agency for International Development|United States Agency for International Development|USAID
- Government Accountability Office|GAO
- Congressional Budget Office|CBO
- Consumer Financial Protection Bureau|CFPB
- Commodity Futures Trading Commission|CFTC
- New York Police Department|New York City Police Department|NYPD
- Los Angeles Police Department|LAPD
- Metropolitan Transportation Authority|MTA
- Democratic National Committee|DNC
- Republican National Committee|RNC
- United Auto Workers|UAW
- AFL-CIO|American Federation of Labor and Congress of Industrial Organizations
- Service Employees International Union|SEIU
- Israel Defense Forces|Israeli Defense Forces|Israel Defence Forces|IDF
- Inter-Services Intelligence|ISI
- Zanu-PF|Zimbabwe African National Union-Patriotic Front
- Movement for Democratic Change|MDC
- National League for Democracy|NLD
- Justice and Development Party|AK Party|AKP
- Republican People's Party|CHP
- Kuomintang|KMT
- Aam Aadmi Party|AAP
- Spanish Socialist Workers' Party|PSOE
- Institutional Revolutionary Party|PRI
- Five Star Movement|M5S
- Free Democratic Party|FDP
- Pasok|Panhellenic Socialist Movement
- American International Group|AIG
- United Parcel Service|UPS
- International Consolidated Airlines Group|IAG
- Tata Consultancy Services|TCS
- Royal Bank of Canada|RBC
- National Australia Bank|NAB
- China National Offshore Oil Corporation|CNOOC
- China National Petroleum Corporation|CNPC
- Sinopec|China Petroleum & Chemical Corporation
- Industrial and Commercial Bank of China|ICBC
- TSMC|Taiwan Semiconductor Manufacturing Company|Taiwan Semiconductor Manufacturing|Taiwan Semiconductor
- SNCF|Société Nationale des Chemins de fer Français
- EDF|Électricité de France
- PDVSA|Petróleos de Venezuela
- Pemex|Petróleos Mexicanos
- Metropolitan Opera|Met|Met Opera
- Metropolitan Museum of Art|Met|Met Museum|Metropolitan Museum
- KFC|Kentucky Fried Chicken
- H&M|Hennes & Mauritz
- British American Tobacco|BAT
- Anheuser-Busch InBev|AB InBev
- Cathay Pacific|Cathay Pacific Airways
- Fitch|Fitch Ratings
- Oxford University|University of Oxford
- Cambridge University|University of Cambridge
- Durham University|University of Durham
- Edinburgh University|University of Edinburgh
- Glasgow University|University of Glasgow
- Bristol University|University of Bristol
- Leeds University|University of Leeds
- Sheffield University|University of Sheffield
- Liverpool University|University of Liverpool
- Nottingham University|University of Nottingham
- Southampton University|University of Southampton
- Exeter University|University of Exeter
- University College London|UCL
- Imperial College London|Imperial College
- Johns Hopkins University|Johns Hopkins
- New York University|NYU
- University of Southern California|USC
- University of California, Berkeley|UC Berkeley
- FIA|Fédération Internationale de l'Automobile|International Automobile Federation
- Association of Tennis Professionals|ATP
- Women's Tennis Association|WTA
- US Anti-Doping Agency|United States Anti-Doping Agency|USADA
- National Collegiate Athletic Association|NCAA
- Board of Control for Cricket in India|BCCI
- Marylebone Cricket Club|MCC
`;
