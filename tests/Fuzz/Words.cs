using System.Text;

namespace Zhiheng.Fuzz;

/// <summary>What parsers trip over: numbers at the edges of their types, and words that mean something in one of the formats.</summary>
internal static class Words
{
    public static readonly byte[][] Numbers = Of(
        "-1", "0", "00", "1", "-0", "+1", "127", "128", "255", "256", "257", "32768", "65535", "65536", "131071", "131072", "16777216", "67108864", "67108872",
        "1048576", "2147483646", "2147483647", "2147483648", "4294967295", "4294967296", "9007199254740991", "9007199254740992", "9007199254740993",
        "4611686018427387904", "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "999999999999999999",
        "10000000000000000000000000000000000000000", "1e308", "1e309", "-1e400", "5e-324", "1e-999", "0.1", "1.", ".5", "0x10", "NaN", "Infinity", "٣", "1_000", " 1", "1 ");

    public static readonly byte[][] Others =
    [
        .. Of(
            "null", "true", "false", "{}", "[]", "\"\"", "\"", "\\", "\\u0000", "\\ud800", "\\udc00\\ud800", "\\uD834\\uDD1E", "\\u12", ",", ":", "\n", "\r\n", "\n\n", "\t", " ", "\0",
            "\u00a0", "\u2028", "\u3000", "\u202e", "\u200b", "\ufeff", "\uffff", "\ufffe", "𠮷", "㐂", "=", "==", "+", "/", "%", "%00", "%2e%2e", "%3A", "%3a0", "..", "../", "-", "—", "— ",
            "\"alg\":\"none\"", "\"alg\":\"HS256\"", "\"crit\":[\"exp\"]", "\"proof\":{}", "\"proof\":null", "\"@context\":[]", "\"@context\":\"x\"", "\"id\":null", "\"issuer\":{}", "\"issuer\":{\"id\":1}",
            "\"kty\":\"OKP\"", "\"crv\":\"P-256\"", "\"key_ops\":[\"sign\"]", "\"use\":\"enc\"", "\"expires\":\"2030-01-01T00:00:00Z\"", "\"\\ud800\":1", "\"k\\ud800\":\"\\udfff\"",
            "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2025-02-29T00:00:00Z", "2025-01-01T24:00:00Z", "2025-12-31T23:59:60Z", "0000-00-00T00:00:00Z",
            "xref\n", "trailer", "startxref", "%%EOF", "%%EOF\n", "endobj", "stream\n", "obj", "0 R", "1 0 R", "3 0 R", "<<", ">>", "<", ">", "[", "]", "(", ")", "/Prev 9", "/Encrypt 1 0 R", "/XRefStm 9",
            "/Length 2147483648", "/Length -1", "/Filter/FlateDecode", "#41", "#00", "/Names[", "/V 3 0 R", "/FT/Sig", "/ByteRange[0 0 0 0]", "%PDF-",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#x0;", "&#xD800;", "&amp;", "<![CDATA[", "]]>", "<!--", "<?x?>", "_xD800_", "_x0000_", "<row>", "<row r=\"2147483647\">", "</row>", "<c r=\"XFD1\">",
            "<c r=\"ZZZ1\" t=\"s\"><v>0</v></c>", " t=\"s\"", " t=\"d\"", " t=\"e\"", " s=\"1\"", "<f>1</f>", "<v>", "</v>", "<is><t>", "encoding=\"utf-7\"", "encoding=\"GB18030\"", "encoding=\"x\"", "yyyy\"年\"m", "[h]:mm", "General", "0.00E+00",
            "PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "a,b;c\td", ";", "\"\"", "\",\"", "=1+1", "@"),
        [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0x81, 0x30, 0x81, 0x30], [0x80], [0x30, 0x80], [0x04, 0x84, 0x7f, 0xff, 0xff, 0xff],
        [0x1f, 0x8b, 8, 0], [0x30, 0x84, 0xff, 0xff, 0xff, 0xff], [0x05, 0x00], new byte[32], [.. Enumerable.Repeat((byte)0xff, 8)], [.. Enumerable.Repeat((byte)0xff, 32)],
    ];

    /// <summary>What opens and closes: nested, these take a parser down its own stack.</summary>
    public static readonly (byte[] Open, byte[] Close)[] Brackets =
    [
        .. new[] { ("[", "]"), ("{\"a\":", "}"), ("<<", ">>"), ("<</A", ">>"), ("(", ")"), ("<a>", "</a>"), ("\"", "\""), ("[1,", "]"), ("<row><c>", "</c></row>") }
            .Select(pair => (Encoding.UTF8.GetBytes(pair.Item1), Encoding.UTF8.GetBytes(pair.Item2))),
        ([0x30, 0x80], [0, 0]),
    ];

    private static byte[][] Of(params string[] words) => [.. words.Select(Encoding.UTF8.GetBytes)];
}
