import confirm from '@inquirer/confirm';
import input from '@inquirer/input';
import password from '@inquirer/password';
import search from '@inquirer/search';
import select from '@inquirer/select';

/** The questions that are asked, and none that is not: the package of all of them brings an editor along. */
export const questions = { confirm, input, password, search, select };
