package hybridnetwork.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each function of template expressions by examples, most of them those of Azure's own reference. */
final class ExpressionsTest {
    private static final String SECTIONS = "~parameters~: {~prefix~: {~type~: ~string~, ~defaultValue~: ~10.0.0.0/16~},"
            + " ~told~: {~type~: ~int~, ~defaultValue~: ~[add(1, 2)]~}, ~open~: {~type~: ~string~},"
            + " ~maybe~: {~type~: ~string~, ~nullable~: true}, ~key~: {~type~: ~securestring~, ~defaultValue~: ~x~},"
            + " ~keys~: {~type~: ~secureObject~}, ~typed~: {~$ref~: ~#/definitions/psk~, ~defaultValue~: ~x~}},"
            + "~definitions~: {~psk~: {~type~: ~securestring~}},"
            + "~variables~: {~list~: [1, 2, 3], ~map~: {~b~: {~c~: 1}, ~a~: [10]},"
            + " ~loop~: {~copy~: [{~name~: ~in~, ~count~: 2, ~input~: ~[copyIndex('in')]~}]},"
            + " ~copy~: [{~name~: ~names~, ~count~: 3, ~input~: ~[format('n{0}', copyIndex('names', 1))]~}],"
            + " ~self~: ~[variables('self')]~, ~one~: ~[variables('two')]~, ~two~: ~[variables('one')]~,"
            + " ~opened~: ~[concat(parameters('open'), 'x')]~},"
            + "~functions~: [{~namespace~: ~contoso~, ~members~: {~named~: {~parameters~: [{~name~: ~n~, ~type~: ~string~}],"
            + " ~output~: {~type~: ~string~, ~value~: ~[concat('x-', parameters('n'))]~}}}}],";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # the language
            [[not an expression]                         | "[not an expression]"
            plain                                        | "plain"
            ['it''s']                                    | "it's"
            [-7]                                         | -7
            [ concat( 'a' , 'b' ) ]                      | "ab"
            [variables('map').b.c]                       | 1
            [variables('map')['b']['c']]                 | 1
            [variables('list')[add(0, 1)]]               | 2
            [VARIABLES('MAP').B]                         | {"c":1}
            [parameters('told')]                         | 3
            [variables('loop').in]                       | [0,1]
            [variables('names')]                         | ["n1","n2","n3"]
            [contoso.named('a')]                         | "x-a"
            [variables('map').?nothing]                  | nothing
            [coalesce(variables('map').?nothing, 5)]     | 5
            [coalesce(variables('list')[?9], 5)]         | 5
            [tryGet(variables('map'), 'b', 'c')]         | 1
            [coalesce(parameters('maybe'), 'none')]      | "none"
            # logic
            [and(true(), false())]                       | false
            [or(false(), true())]                        | true
            [and(false(), empty(parameters('open')))]    | false
            [or(true(), empty(parameters('open')))]      | true
            [not(equals(1, 2))]                          | true
            [equals('a', 'A')]                           | false
            [equals(createArray(1), createArray(1))]     | true
            [if(equals(1, 1), 'yes', parameters('open'))] | "yes"
            [if(empty(parameters('open')), 1, 1)]        | 1
            [bool('true')]                               | true
            [bool(0)]                                    | false
            [less(1, 2)]                                 | true
            [lessOrEquals('b', 'a')]                     | false
            [greater('b', 'a')]                          | true
            [greaterOrEquals(2, 2)]                      | true
            [empty('')]                                  | true
            [empty(variables('list'))]                   | false
            [empty(null())]                              | true
            # numbers
            [add(5, 3)]                                  | 8
            [sub(5, 3)]                                  | 2
            [mul(5, 3)]                                  | 15
            [div(8, 3)]                                  | 2
            [mod(7, 3)]                                  | 1
            [int('4')]                                   | 4
            [min(0, 3, 2)]                               | 0
            [max(createArray(0, 3, 2))]                  | 3
            # texts
            [concat('n', 1)]                             | "n1"
            [format('{0}-{1:D2}-{{{2}}}', 'a', 3, true())] | "a-03-{True}"
            [toLower('aB')]                              | "ab"
            [toUpper('aB')]                              | "AB"
            [trim('  a ')]                               | "a"
            [substring('one two three', 4, 3)]           | "two"
            [substring('abc', 1)]                        | "bc"
            [indexOf('abcdefAB', 'DEF')]                 | 3
            [lastIndexOf('abab', 'AB')]                  | 2
            [startsWith('abcdef', 'AB')]                 | true
            [endsWith('abcdef', 'EF')]                   | true
            [split('10.0.0.0/24', '/')]                  | ["10.0.0.0","24"]
            [split('a;b,c', createArray(';', ','))]      | ["a","b","c"]
            [join(createArray('a', 'b'), '-')]           | "a-b"
            [replace('123-123', '-', '')]                | "123123"
            [padLeft('12', 5, '0')]                      | "00012"
            [padLeft(7, 3)]                              | "  7"
            [string(5)]                                  | "5"
            [string(createObject('a', 1))]               | "{\\"a\\":1}"
            [json('{"a": [1, null]}').a[0]]              | 1
            [base64('one')]                              | "b25l"
            [base64ToString('b25l')]                     | "one"
            [uri('http://a.org/', 'b.json')]             | "http://a.org/b.json"
            [uriComponent('a b')]                        | "a%20b"
            [length('abc')]                              | 3
            [contains('abc', 'B')]                       | false
            [first('abc')]                               | "a"
            [last('abc')]                                | "c"
            [take('abc', 2)]                             | "ab"
            [skip('abc', 2)]                             | "c"
            # lists and objects
            [array('a')]                                 | ["a"]
            [array(variables('list'))]                   | [1,2,3]
            [createArray(1, 'b')]                        | [1,"b"]
            [createObject('a', 1, 'b', true())]          | {"a":1,"b":true}
            [concat(createArray(1), createArray(2))]     | [1,2]
            [length(variables('list'))]                  | 3
            [length(variables('map'))]                   | 2
            [contains(variables('list'), 2)]             | true
            [contains(variables('map'), 'B')]            | true
            [first(variables('list'))]                   | 1
            [last(variables('list'))]                    | 3
            [take(variables('list'), 2)]                 | [1,2]
            [skip(variables('list'), 9)]                 | []
            [range(5, 3)]                                | [5,6,7]
            [union(createArray(1, 2), createArray(2, 3))] | [1,2,3]
            [union(variables('map'), createObject('b', createObject('d', 2)))] | {"b":{"c":1,"d":2},"a":[10]}
            [intersection(createArray(1, 2, 3), createArray(3, 1))] | [1,3]
            [intersection(createObject('a', 1, 'b', 2), createObject('a', 1, 'b', 3))] | {"a":1}
            [flatten(createArray(createArray(1), createArray(2, 3)))] | [1,2,3]
            [shallowMerge(createArray(createObject('a', 1), createObject('a', 2)))] | {"a":2}
            [items(variables('map'))[0].key]             | "a"
            [objectKeys(variables('map'))]               | ["a","b"]
            [map(variables('list'), lambda('x', mul(lambdaVariables('x'), 2)))] | [2,4,6]
            [map(variables('list'), lambda('x', 'i', lambdaVariables('i')))] | [0,1,2]
            [filter(variables('list'), lambda('x', greater(lambdaVariables('x'), 1)))] | [2,3]
            [reduce(variables('list'), 0, lambda('a', 'b', add(lambdaVariables('a'), lambdaVariables('b'))))] | 6
            [sort(createArray(3, 1, 2), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b'))))] | [1,2,3]
            [toObject(createArray('a'), lambda('x', lambdaVariables('x')), lambda('x', 1))] | {"a":1}
            [mapValues(createObject('a', 1), lambda('x', add(lambdaVariables('x'), 1)))] | {"a":2}
            # addresses
            [cidrSubnet(parameters('prefix'), 24, 3)]    | "10.0.3.0/24"
            [cidrHost('10.144.3.0/24', 0)]               | "10.144.3.1"
            [parseCidr('10.144.0.0/20').lastUsable]      | "10.144.15.254"
            [parseCidr('10.144.0.0/20').netmask]         | "255.255.240.0"
            # where it is deployed
            [resourceGroup().name]                       | "resource-group"
            [subscription().subscriptionId]              | "00000000-0000-0000-0000-000000000000"
            [resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 's')] | "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/resource-group/providers/Microsoft.Network/virtualNetworks/v/subnets/s"
            [resourceId('other', 'Microsoft.Network/routeTables', 'r')] | "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/other/providers/Microsoft.Network/routeTables/r"
            [resourceId('s', 'other', 'Microsoft.Network/routeTables', 'r')] | "/subscriptions/s/resourceGroups/other/providers/Microsoft.Network/routeTables/r"
            [resourceId('Microsoft.Network/virtualNetworks/subnets/', 'v/s')] | "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/resource-group/providers/Microsoft.Network/virtualNetworks/v/subnets/s"
            [reference('Microsoft.Network/virtualNetworks/v').told] | 7
            [reference(resourceId('Microsoft.Network/virtualNetworks', 'v')).told] | 7
            [reference('v', '2023-01-01', 'Full').properties.told] | 7
            [subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'r')] | "/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/r"
            [extensionResourceId('/scope', 'Microsoft.Authorization/locks', 'l')] | "/scope/providers/Microsoft.Authorization/locks/l"
            [environment().suffixes.storage]             | "core.windows.net"
            [equals(uniqueString('a'), uniqueString('a'))] | true
            [equals(uniqueString('a'), uniqueString('b'))] | false
            [length(uniqueString(resourceGroup().id))]   | 13
            [length(guid('a', 'b'))]                     | 36
            # what is secret
            [concat(parameters('key'), 'x')]             | secret
            [parameters('keys').psk]                     | secret
            [parameters('typed')]                        | secret
            [listKeys('/id', '2023-01-01').keys[0]]      | secret
            """)
    void evaluates(String expression, String value) {
        assertThat(Templates.value(folder, SECTIONS, expression)).isEqualTo(value);
    }

    /** Nothing that a template says is an exception, and what has no value says why. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [parameters('open')]                 | the parameter 'open' has no value: give it in a file to --parameters
            [variables('opened')]                | the parameter 'open' has no value: give it in a file to --parameters
            [equals(parameters('open'), 'a')]    | the parameter 'open' has no value: give it in a file to --parameters
            [if(equals(parameters('open'), 'a'), 1, 2)] | the parameter 'open' has no value: give it in a file to --parameters
            [not(equals(parameters('open'), 1))] | the parameter 'open' has no value: give it in a file to --parameters
            [length(union(createObject('a', parameters('open')), createObject('a', createObject('b', 1))).a)] | the parameter 'open' has no value: give it in a file to --parameters
            [contains(createArray(createObject('a', 1)), createObject('a', parameters('open')))] | the parameter 'open' has no value: give it in a file to --parameters
            [variables(parameters('open'))]      | the parameter 'open' has no value: give it in a file to --parameters
            [reference('v').whatever]            | nothing tells 'whatever'
            [reference('v').?whatever]           | nothing tells 'whatever'
            [parameters('nowhere')]              | the template has no parameter 'nowhere'
            [variables('nowhere')]               | the template has no variable 'nowhere'
            [variables('self')]                  | variables('self') refers to itself
            [variables('one')]                   | variables('one') refers to itself
            [variables('map').nothing]           | nothing tells 'nothing'
            [variables('list')[3]]               | nothing tells '3'
            [contoso.nowhere()]                  | the template has no function contoso.nowhere()
            [dateTimeAdd('2020-01-01', 'P1D')]   | only Azure answers datetimeadd()
            [reference('nowhere').x]             | the template does not deploy 'nowhere'
            [reference('nowhere').?x]            | the template does not deploy 'nowhere'
            [copyIndex()]                        | copyIndex() is in no loop ''
            [add(1, 'a')]                        | argument 2 of add() is not a number
            [toLower()]                          | tolower() has 0 arguments, and needs more
            [div(1, 0)]                          | div() by zero
            [json('{')]                          | a text is not JSON
            [substring('abc', 2, 5)]             | substring() goes beyond the text 'abc'
            [cidrSubnet('10.0.0.0/24', 25, 2)]   | argument 3 of cidrsubnet() is not the number of a subnet of 10.0.0.0/24
            [cidrHost('fd00::/64', 1)]           | argument 1 of cidrhost() is not an IPv4 prefix such as 10.0.0.0/16
            [range(0, 100000)]                   | argument 2 of range() is not a count of 0 to 10000
            [concat('a']                         | it is no expression: it ends too early
            ['a]                                 | it is no expression: a text does not end: an apostrophe is missing
            [concat('a')!]                       | it is no expression: '!' is not expected at character 13
            [99999999999999999999]               | it is no expression: '99999999999999999999' is not a whole number
            """)
    void tellsWhyAValueIsNotKnown(String expression, String reason) {
        assertThat(Templates.value(folder, SECTIONS, expression)).isEqualTo("unknown: " + reason);
    }

    @Test
    void isBounded() {
        String nested = "[" + "not(".repeat(5000) + "true()" + ")".repeat(5000) + "]";
        assertThat(Templates.value(folder, SECTIONS, nested)).contains("it nests deeper than 120 brackets");
        StringBuilder doubled = new StringBuilder("~variables~: {~v0~: ~0123456789~");
        for (int i = 1; i <= 40; i++) {
            doubled.append(", ~v" + i + "~: ~[concat(variables('v" + (i - 1) + "'), variables('v" + (i - 1) + "'))]~");
        }
        assertThat(Templates.value(folder, doubled + "},", "[variables('v40')]"))
                .isEqualTo("unknown: a text becomes longer than 4000000 characters");
        StringBuilder chain = new StringBuilder("~variables~: {~v0~: 1");
        for (int i = 1; i <= 3000; i++) {
            chain.append(", ~v" + i + "~: ~[add(variables('v" + (i - 1) + "'), 1)]~");
        }
        assertThat(Templates.value(folder, chain + "},", "[variables('v20')]")).isEqualTo("21");
        assertThat(Templates.value(folder, chain + "},", "[variables('v3000')]"))
                .isEqualTo("unknown: expressions lead into others more than 400 deep");
        String loops = "[length(map(range(0, 10000), lambda('a', map(range(0, 10000), lambda('b', 1)))))]";
        assertThat(Templates.value(folder, SECTIONS, loops))
                .isEqualTo("unknown: the template takes more than 5000000 steps to evaluate");
    }
}
