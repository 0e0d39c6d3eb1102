import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Judges PDFs with the veraPDF engine: {@code java -cp JAR VeraCheck.java ua1,2a FILE...}
 *
 * <p>Prints a line for each file and flavour, {@code PASS|FAIL|ERROR flavour path}, and below a
 * failure the clauses that it breaks. Exits with 1 on anything but PASS. The profiles are read from
 * the XML inside the jar, because the jar carries no JAXB implementation to do it.
 */
public final class VeraCheck {

  private VeraCheck() {}

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    Map<PDFAFlavour, ValidationProfile> profiles = new LinkedHashMap<>();
    for (String id : arguments[0].split(",")) {
      profiles.put(PDFAFlavour.byFlavourId(id), profile(id));
    }
    boolean sound = true;
    for (int i = 1; i < arguments.length; i++) {
      for (Map.Entry<PDFAFlavour, ValidationProfile> entry : profiles.entrySet()) {
        sound &= judge(new File(arguments[i]), entry.getKey(), entry.getValue());
      }
    }
    System.exit(sound ? 0 : 1);
  }

  private static boolean judge(File file, PDFAFlavour flavour, ValidationProfile profile) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
      ValidationResult result = validator.validate(parser);
      report(result.isCompliant() ? "PASS" : "FAIL", flavour, file);
      broken(result).forEach((clause, words) -> System.out.println("    " + clause + ": " + words));
      return result.isCompliant();
    } catch (Exception fault) {
      report("ERROR", flavour, file);
      System.out.println("    " + fault);
      return false;
    }
  }

  private static void report(String verdict, PDFAFlavour flavour, File file) {
    System.out.printf("%s %s %s%n", verdict, flavour.getId(), file.getPath());
  }

  /** Each broken clause once, with the first place that breaks it. */
  private static Map<String, String> broken(ValidationResult result) {
    Map<String, String> clauses = new TreeMap<>();
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        RuleId rule = assertion.getRuleId();
        clauses.putIfAbsent(
            rule.getClause() + "-" + rule.getTestNumber(),
            assertion.getMessage() + " @ " + assertion.getLocation().getContext());
      }
    }
    return clauses;
  }

  private static ValidationProfile profile(String id) throws Exception {
    String name = id.startsWith("ua")
        ? "PDFUA-" + id.substring(2)
        : "PDFA-" + id.toUpperCase(Locale.ROOT);
    Document xml;
    String resource = "/org/verapdf/pdfa/validation/" + name + ".xml";
    try (InputStream in = VeraCheck.class.getResourceAsStream(resource)) {
      xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
    Set<Rule> rules = new HashSet<>();
    for (Element rule : elements(xml.getElementsByTagName("rule"))) {
      rules.add(rule(rule));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element variable : elements(xml.getElementsByTagName("variable"))) {
      variables.add(
          Profiles.variableFromValues(
              variable.getAttribute("name"),
              variable.getAttribute("object"),
              text(variable, "defaultValue"),
              text(variable, "value")));
    }
    return Profiles.profileFromValues(
        PDFAFlavour.byFlavourId(id),
        Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)),
        "",
        rules,
        variables);
  }

  private static Rule rule(Element rule) {
    List<ErrorArgument> places = new ArrayList<>();
    for (Element argument : elements(rule.getElementsByTagName("argument"))) {
      places.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), null, null));
    }
    Element id = (Element) rule.getElementsByTagName("id").item(0);
    RuleId ruleId =
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber")));
    return Profiles.ruleFromValues(
        ruleId,
        rule.getAttribute("object"),
        "true".equals(rule.getAttribute("deferred")) ? Boolean.TRUE : null,
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(rule, "message"), places),
        new ArrayList<>());
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  private static String text(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
