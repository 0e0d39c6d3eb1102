import com.adobe.epubcheck.tool.EpubChecker;

/** Runs epubcheck on many books in one process: starting Java takes longer than a book. */
public class EpubChecks {
  public static void main(String[] books) {
    for (String book : books) {
      System.out.println("Book: " + book);
      new EpubChecker().run(new String[] {book});
      System.out.flush();
    }
  }
}
