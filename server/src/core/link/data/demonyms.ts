/**
 * Adjectives of countries and regions that texts use in the place of their names, a place a line: its slug, then the
 * adjectives. Left out are those that several have ("Korean", "Congolese"); facts collected by this project (CC0).
 */
export const DEMONYMS = `
afghanistan afghan
albania albanian
algeria algerian
angola angolan
argentina argentine argentinian
armenia armenian
australia australian
austria austrian
azerbaijan azerbaijani azeri
bahrain bahraini
bangladesh bangladeshi
belarus belarusian belarussian
belgium belgian
bolivia bolivian
bosnia bosnian
botswana botswanan
brazil brazilian
bulgaria bulgarian
burundi burundian
cambodia cambodian
cameroon cameroonian
canada canadian
catalonia catalan
chad chadian
chechnya chechen
chile chilean
china chinese
colombia colombian
costa-rica costa-rican
croatia croatian
cuba cuban
cyprus cypriot
czech-republic czech
denmark danish
ecuador ecuadorian ecuadorean
egypt egyptian
england english
eritrea eritrean
estonia estonian
ethiopia ethiopian
europe european
fiji fijian
finland finnish
france french
gambia gambian
georgia georgian
germany german
ghana ghanaian
greece greek
guatemala guatemalan
haiti haitian
honduras honduran
hungary hungarian
iceland icelandic
india indian
indonesia indonesian
iran iranian
iraq iraqi
ireland irish
israel israeli
italy italian
ivory-coast ivorian
jamaica jamaican
japan japanese
jordan jordanian
kazakhstan kazakh
kenya kenyan
kuwait kuwaiti
kyrgyzstan kyrgyz
laos laotian
latvia latvian
lebanon lebanese
liberia liberian
libya libyan
lithuania lithuanian
madagascar malagasy
malawi malawian
malaysia malaysian
mali malian
malta maltese
mexico mexican
moldova moldovan
mongolia mongolian
montenegro montenegrin
morocco moroccan
mozambique mozambican
myanmar burmese
namibia namibian
nepal nepalese nepali
netherlands dutch
nicaragua nicaraguan
nigeria nigerian
north-korea north-korean
north-macedonia macedonian
norway norwegian
oman omani
pakistan pakistani
palestine palestinian
panama panamanian
papua-new-guinea papua-new-guinean
paraguay paraguayan
peru peruvian
philippines filipino philippine
poland polish
portugal portuguese
qatar qatari
romania romanian
russia russian
rwanda rwandan
saudi-arabia saudi saudi-arabian
scotland scottish
senegal senegalese
serbia serbian
sierra-leone sierra-leonean
singapore singaporean
slovakia slovak slovakian
slovenia slovenian slovene
somalia somali
south-africa south-african
south-korea south-korean
south-sudan south-sudanese
spain spanish
sri-lanka sri-lankan
sudan sudanese
sweden swedish
switzerland swiss
syria syrian
taiwan taiwanese
tajikistan tajik
tanzania tanzanian
thailand thai
tibet tibetan
togo togolese
tunisia tunisian
turkey turkish
turkmenistan turkmen
uganda ugandan
ukraine ukrainian
united-arab-emirates emirati
united-kingdom british
united-states american
uruguay uruguayan
uzbekistan uzbek
venezuela venezuelan
vietnam vietnamese
wales welsh
yemen yemeni
zambia zambian
zimbabwe zimbabwean
`;
