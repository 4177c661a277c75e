/**
 * Counties that stand behind the name of a town in news ("Boston, Lincolnshire") and are not in the list of places, by
 * their slugs; facts collected by this project (CC0).
 */
export const COUNTIES = `
bedfordshire berkshire buckinghamshire cambridgeshire cheshire cornwall county-durham cumbria cumberland derbyshire devon dorset
east-sussex east-yorkshire essex gloucestershire greater-manchester hampshire herefordshire hertfordshire huntingdonshire isle-of-wight
kent lancashire leicestershire lincolnshire merseyside middlesex norfolk north-yorkshire northamptonshire northumberland nottinghamshire
oxfordshire rutland shropshire somerset south-yorkshire staffordshire suffolk surrey sussex teesside tyne-and-wear warwickshire
west-midlands west-sussex west-yorkshire westmorland wiltshire worcestershire yorkshire
aberdeenshire angus argyll argyllshire ayrshire banffshire berwickshire caithness clackmannanshire dumfriesshire east-lothian fife
inverness-shire kincardineshire kinross-shire kirkcudbrightshire lanarkshire midlothian moray nairnshire orkney peeblesshire
perthshire renfrewshire ross-shire roxburghshire selkirkshire shetland stirlingshire sutherland west-lothian wigtownshire
anglesey blaenau-gwent carmarthenshire ceredigion conwy denbighshire flintshire glamorgan gwent gwynedd merthyr-tydfil
monmouthshire montgomeryshire pembrokeshire powys radnorshire rhondda-cynon-taf
county-antrim county-armagh county-down county-fermanagh county-londonderry county-tyrone
county-carlow county-cavan county-clare county-cork county-donegal county-dublin county-galway county-kerry county-kildare
county-kilkenny county-laois county-leitrim county-limerick county-longford county-louth county-mayo county-meath county-monaghan
county-offaly county-roscommon county-sligo county-tipperary county-waterford county-westmeath county-wexford county-wicklow
co-antrim co-armagh co-clare co-cork co-donegal co-down co-durham co-fermanagh co-galway co-kerry co-kildare co-kilkenny co-limerick
co-louth co-mayo co-meath co-sligo co-tipperary co-tyrone co-waterford co-wexford co-wicklow
`;
