/**
 * Well-known people who are called by initials, one name or a stage name, each with the names by which news knows them, a person
 * a line; facts collected by this project (CC0). Only what no second person is widely known by.
 */
export const BYNAMES = `
Franklin D. Roosevelt|Franklin Roosevelt|Franklin Delano Roosevelt|FDR
John F. Kennedy|John Fitzgerald Kennedy|JFK
Lyndon B. Johnson|Lyndon Johnson|Lyndon Baines Johnson|LBJ
Robert F. Kennedy|Bobby Kennedy|RFK
Martin Luther King Jr.|Martin Luther King|MLK
Alexandria Ocasio-Cortez|AOC
Ruth Bader Ginsburg|RBG
Marjorie Taylor Greene|MTG
Newton Gingrich|Newt Gingrich
Willard Mitt Romney|Mitt Romney
John Ellis Bush|Jeb Bush
Piyush Jindal|Bobby Jindal
Nimrata Haley|Nikki Haley
Rafael Edward Cruz|Ted Cruz
Addison Mitchell McConnell|Mitch McConnell
Thomas P. O'Neill|Thomas O'Neill|Tip O'Neill
Andrés Manuel López Obrador|AMLO
Mohammed bin Salman|Mohammed bin Salman Al Saud|MBS
Mohammed bin Zayed|Mohammed bin Zayed Al Nahyan|MBZ
Mohammed bin Nayef|MBN
Luiz Inácio Lula da Silva|Luiz Inacio da Silva|Lula da Silva|Lula
Fernando Henrique Cardoso|FHC
Cristina Fernández de Kirchner|Cristina Fernandez|Cristina Kirchner|CFK
Pedro Pablo Kuczynski|PPK
Rodrigo Londoño|Timochenko
Pedro Antonio Marín|Manuel Marulanda|Tirofijo
Ernesto Guevara|Che Guevara|Ernesto "Che" Guevara|Che
François Duvalier|Papa Doc
Jean-Claude Duvalier|Baby Doc
Michel Martelly|Sweet Micky
Joko Widodo|Jokowi
Susilo Bambang Yudhoyono|SBY
Basuki Tjahaja Purnama|Ahok
Abdurrahman Wahid|Gus Dur
Kusno Sosrodihardjo|Sukarno|Soekarno|Bung Karno
Ferdinand Marcos Jr.|Bongbong Marcos|Bongbong
Corazon Aquino|Cory Aquino
Benigno Aquino III|Noynoy Aquino|Noynoy|PNoy
Benigno Aquino Jr.|Ninoy Aquino|Ninoy
Maria Leonor Robredo|Leni Robredo
Panfilo Lacson|Ping Lacson
Joseph Ejercito Estrada|Joseph Estrada|Erap
Emmanuel Pacquiao|Manny Pacquiao|Pacman Pacquiao
Rodrigo Duterte|Rody Duterte|Digong
Aung San Suu Kyi|Daw Suu
Saloth Sar|Pol Pot
Nguyen Sinh Cung|Ho Chi Minh
Josip Broz Tito|Josip Broz|Tito
Vladimir Ilyich Ulyanov|Vladimir Lenin|Lenin
Josef Dzhugashvili|Joseph Stalin|Josef Stalin|Stalin
Lev Bronstein|Leon Trotsky|Trotsky
Mustafa Kemal Atatürk|Mustafa Kemal|Kemal Atatürk|Atatürk
Ilich Ramírez Sánchez|Carlos the Jackal
Benjamin Netanyahu|Binyamin Netanyahu|Bibi Netanyahu|Bibi
Ariel Sharon|Arik Sharon
Binyamin Ben-Eliezer|Fuad Ben-Eliezer
Yasser Arafat|Abu Ammar
Mahmoud Abbas|Abu Mazen
Ahmed Qurei|Ahmed Qureia|Abu Ala
Abu Muhammad al-Julani|Abu Mohammad al-Jolani|Abu Mohammed al-Golani|Ahmed al-Sharaa
Mohammed Diab Ibrahim al-Masri|Mohammed Deif
Ali Hassan al-Majid|Chemical Ali
Mohammed Saeed al-Sahhaf|Comical Ali
Nelson Mandela|Nelson Rolihlahla Mandela|Madiba
Robert Kyagulanyi|Robert Kyagulanyi Ssentamu|Bobi Wine
M. K. Gandhi|Mohandas Gandhi|Mohandas K. Gandhi|Mohandas Karamchand Gandhi|Mahatma Gandhi
B. R. Ambedkar|Bhimrao Ambedkar|Babasaheb Ambedkar|Bhimrao Ramji Ambedkar
A. P. J. Abdul Kalam|Abdul Kalam
Muthuvel Karunanidhi|M. Karunanidhi|Kalaignar
J. Jayalalithaa|Jayaram Jayalalithaa|Jayalalithaa
M. G. Ramachandran|MGR
N. T. Rama Rao|Nandamuri Taraka Rama Rao|NTR
K. Chandrashekar Rao|Kalvakuntla Chandrashekar Rao|KCR
H. D. Deve Gowda|Deve Gowda
B. S. Yediyurappa|B. S. Yeddyurappa|Yediyurappa|Yeddyurappa
Lal Krishna Advani|L. K. Advani
Atal Bihari Vajpayee|A. B. Vajpayee
V. P. Singh|Vishwanath Pratap Singh
P. V. Narasimha Rao|Narasimha Rao
Pushpa Kamal Dahal|Prachanda
Mujibur Rahman|Sheikh Mujibur Rahman|Sheikh Mujib
Jiang Qing|Madame Mao
Boris Johnson|Alexander Boris de Pfeffel Johnson|BoJo
Nicolas Sarkozy|Sarko
Dominique Strauss-Kahn|DSK
Nathalie Kosciusko-Morizet|NKM
Valéry Giscard d'Estaing|VGE
Bernard-Henri Lévy|BHL
Annegret Kramp-Karrenbauer|AKK
Herbert Frahm|Willy Brandt
José Luis Rodríguez Zapatero|José Luis Zapatero
Željko Ražnatović|Arkan
Diana Spencer|Princess Diana|Lady Diana|Lady Di
Anjezë Gonxhe Bojaxhiu|Agnes Gonxha Bojaxhiu|Mother Teresa
Pope Francis|Jorge Mario Bergoglio|Jorge Bergoglio
Pope Benedict XVI|Joseph Ratzinger
Pope John Paul II|Karol Wojtyła
Pope Leo XIV|Robert Prevost|Robert Francis Prevost
Tenzin Gyatso|Dalai Lama
Pelé|Edson Arantes do Nascimento
Garrincha|Manuel Francisco dos Santos
Zico|Arthur Antunes Coimbra
Kaká|Ricardo Izecson dos Santos Leite
Ronaldinho|Ronaldo de Assis Moreira|Ronaldinho Gaúcho
Cristiano Ronaldo|Cristiano Ronaldo dos Santos Aveiro|CR7
Neymar|Neymar Jr.|Neymar da Silva Santos
Romário|Romário de Souza Faria
Cafu|Marcos Evangelista de Morais
Robinho|Robson de Souza
Luiz Felipe Scolari|Felipão|Big Phil Scolari
Dunga|Carlos Caetano Bledorn Verri
Vinícius Júnior|Vinicius Jr.|Vinícius José de Oliveira|Vini Jr.
Gabriel Barbosa|Gabigol
Pep Guardiola|Josep Guardiola
Lionel Messi|Leo Messi|Lionel Andrés Messi
Diego Maradona|Diego Armando Maradona|El Pibe de Oro
Sergio Agüero|Kun Agüero
Zinedine Zidane|Zizou
Sepp Blatter|Joseph Blatter|Joseph S. Blatter
Paul Gascoigne|Gazza Gascoigne|Gazza
Novak Djokovic|Nole Djokovic|Nole
Rafael Nadal|Rafa Nadal
Juan Martín del Potro|Delpo
Earvin Johnson|Magic Johnson
Kareem Abdul-Jabbar|Lew Alcindor
Metta World Peace|Ron Artest
O. J. Simpson|Orenthal James Simpson
Muhammad Ali|Cassius Clay
George Herman Ruth|Babe Ruth
Tiger Woods|Eldrick Woods
Mahendra Singh Dhoni|M. S. Dhoni|MS Dhoni
V. V. S. Laxman|VVS Laxman
Mansoor Ali Khan Pataudi|Tiger Pataudi
Shah Rukh Khan|Shahrukh Khan|SRK
Amitabh Bachchan|Big B
Rajinikanth|Shivaji Rao Gaekwad
A. R. Rahman|Allah Rakha Rahman
Lady Gaga|Stefani Germanotta|Stefani Joanne Angelina Germanotta
Elton John|Reginald Dwight
David Bowie|David Robert Jones
Freddie Mercury|Farrokh Bulsara
Cat Stevens|Yusuf Islam
Ringo Starr|Richard Starkey
Madonna|Madonna Louise Ciccone|Madonna Ciccone
Beyoncé|Beyoncé Knowles|Beyoncé Knowles-Carter
Eminem|Marshall Mathers
Snoop Dogg|Calvin Broadus|Snoop Doggy Dogg
Tupac Shakur|2Pac
Nicki Minaj|Onika Maraj
Cardi B|Belcalis Almánzar
Jennifer Lopez|J.Lo|JLo
Rihanna|Robyn Rihanna Fenty
George Michael|Georgios Panayiotou
Björk|Björk Guðmundsdóttir
Enya|Eithne Ní Bhraonáin
Fela Kuti|Fela Anikulapo Kuti
Marilyn Monroe|Norma Jeane Mortenson|Norma Jeane Baker|Norma Jean Baker
John Wayne|Marion Morrison
Judy Garland|Frances Gumm
Cary Grant|Archibald Leach
Greta Garbo|Greta Gustafsson
Charlie Chaplin|Charles Spencer Chaplin
Woody Allen|Allan Konigsberg
Édith Piaf|Édith Gassion
Le Corbusier|Charles-Édouard Jeanneret
Hergé|Georges Remi
Mark Twain|Samuel Clemens|Samuel Langhorne Clemens
George Orwell|Eric Arthur Blair
Dr. Seuss|Theodor Geisel|Theodor Seuss Geisel
J. K. Rowling|Joanne Rowling
Pablo Neruda|Neftalí Reyes
Gabriel García Márquez|Gabo
Voltaire|François-Marie Arouet
Molière|Jean-Baptiste Poquelin
El Greco|Doménikos Theotokópoulos
Elizabeth Cochran Seaman|Nellie Bly
Chelsea Manning|Bradley Manning|Chelsea Elizabeth Manning
Caitlyn Jenner|Bruce Jenner
Elliot Page|Ellen Page
Theodore Kaczynski|Ted Kaczynski|Unabomber
Abimael Guzmán|Presidente Gonzalo
Subcomandante Marcos|Rafael Sebastián Guillén
Dwight D. Eisenhower|Dwight Eisenhower
Joaquín Guzmán Loera|Joaquín Guzmán|El Chapo
Sean Combs|Puff Daddy|P. Diddy
The Notorious B.I.G.|Biggie Smalls
Bono|Paul Hewson
Sting|Gordon Sumner
Christo|Christo Javacheff
Cher|Cherilyn Sarkisian
Margaret Thatcher|Maggie Thatcher
Alex Rodriguez|A-Rod
Xavi|Xavi Hernández|Xavier Hernández
Mayawati Kumari|Mayawati
Theodore Roosevelt|Teddy Roosevelt
`;
